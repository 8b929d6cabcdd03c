/** Names that the examples use without a declaration. They stand for values in the reader's own program. */
import type { CustomerClient, CustomerSession, TellerClient } from '@tellerkit/sdk';
import type { Conversation, NewMessage } from '@tellerkit/sdk';
import type { HttpRequest, HttpResponse } from '@tellerkit/sdk';
import type { LiveConversation, LiveSnapshot } from '@tellerkit/sdk/live';

import type { OpenedDatabase, TenantOptions } from '@tellerkit/service';
import type { TestCustomer, TestService } from '@tellerkit/service/test-kit';

declare global {
  const baseUrl: string;
  const url: string;
  const secretKey: string;
  const publishableKey: string;
  const customerToken: string;
  const sessionToken: string;
  const refreshToken: string;
  const customerId: string;
  const sessionId: string;
  const verificationKey: string;
  const oldKey: string;
  const secret: string;
  /** Your own id of a customer. */
  const account: string;
  const agentId: string;
  const assignmentId: string;
  const conversationId: string;
  const entryId: string;
  const queueId: string;
  const surveyId: string;
  const webhookEndpointId: string;
  const webhookDeliveryId: string;
  const id: string;
  const from: string;
  const ca: string;
  const cert: string;
  /** Key in either form: PEM text in examples of a certificate, bytes in examples of an outbox. */
  const key: string & Uint8Array;
  const sequence: number;
  const signal: AbortSignal;
  const request: Request;
  const body: string;
  const headers: Headers;
  const client: TellerClient;
  const customerClient: CustomerClient;
  const live: LiveConversation;
  const retryButton: HTMLElement;
  const textField: HTMLElement;
  const session: CustomerSession;
  const conversation: Conversation;
  const message: NewMessage;
  const bank: TestService;
  const customer: TestCustomer;
  /** A promise that the example awaits. */
  const lookup: Promise<void>;
  const database: OpenedDatabase;
  const tenants: TenantOptions[];
  function noteScores(eventId: string, scores: unknown): Promise<void>;
  function noteClosed(externalId: string | null, conversationId: string): Promise<void>;
  function receive(request: Request): Promise<Response>;
  function draw(snapshot: LiveSnapshot): void;
  function show(...things: unknown[]): void;
  function reloadConversation(): void;
  function fetchThroughGateway(url: string, request: HttpRequest): Promise<HttpResponse>;
}
