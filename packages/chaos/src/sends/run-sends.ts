import { chromiumArguments, findChromium } from '@tellerkit/tooling/browsers';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import type { Count } from '../base/count.ts';
import type { Dice } from '../base/dice.ts';
import { FaultProxy } from '../faults/fault-proxy.ts';
import { ServiceProcess } from '../service/service-process.ts';
import type { ScheduleOptions } from './schedule.ts';
import { SendRun } from './send-run.ts';
import { ChaosSite } from './site/chaos-site.ts';

/**
 * Sends messages from the tabs of a real browser through faults of requests, tabs, network and service. Compares
 * the sent messages with the stored messages and with the timelines of the tabs.
 */
export async function runSends(dice: Dice, options: ScheduleOptions): Promise<Count[]> {
  const service = await ServiceProcess.start();
  const site = await ChaosSite.create(service.url);
  const proxy = await FaultProxy.start(service.port, site.serve);
  const profile = join(service.folder, 'profile');
  const context = await openBrowser(profile);
  try {
    const run = new SendRun({ dice, options, service, proxy, context, profile });
    return await run.run();
  } finally {
    await context.close();
    proxy.close();
    await service.dispose();
  }
}

function openBrowser(profile: string): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found. Install it or set CHROMIUM_PATH.');
  // The profile lies on disk, so that the run can search it for texts in clear
  return chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...chromiumArguments, '--disable-breakpad'],
  });
}
