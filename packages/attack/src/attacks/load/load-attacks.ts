import type { Attack } from '../../base/attack.ts';
import { dnsRebinding } from './dns-rebinding.ts';
import { flightCrowdedOut } from './flight-crowded-out.ts';
import { forgedAddress } from './forged-address.ts';
import { keyGuessing } from './key-guessing.ts';
import { malformedHosts } from './malformed-hosts.ts';
import { openPages } from './open-pages.ts';
import { refusedCalls } from './refused-calls.ts';
import { sessionFlood } from './session-flood.ts';
import { slowUploads } from './slow-uploads.ts';
import { storageFlood } from './storage-flood.ts';
import { streamFlood } from './stream-flood.ts';
import { surveyFlood } from './survey-flood.ts';
import { ticketFlood } from './ticket-flood.ts';
import { unreadAttacks } from './unread-pages.ts';

export const loadAttacks: readonly Attack[] = [
  ...unreadAttacks,
  ...slowUploads,
  flightCrowdedOut,
  malformedHosts,
  dnsRebinding,
  openPages,
  sessionFlood,
  forgedAddress,
  keyGuessing,
  refusedCalls,
  ticketFlood,
  surveyFlood,
  streamFlood,
  storageFlood,
];
