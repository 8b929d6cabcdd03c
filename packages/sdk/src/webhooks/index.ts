export { verifyWebhook, verifyWebhookSignature } from './verify-webhook.ts';
export type { VerifyWebhookOptions } from './verify-webhook.ts';
export type { WebhookBody, WebhookHeaders } from './webhook-request.ts';
export { signWebhook } from './sign-webhook.ts';
export type { SignWebhookOptions } from './sign-webhook.ts';
export { WebhookVerificationError } from '../errors/webhook-verification-error.ts';
export type { WebhookVerificationErrorCode } from '../errors/webhook-verification-error.ts';
export { isWebhookVerificationError } from '../errors/guards.ts';
export type { WebhookEvent, WebhookEventType } from '@tellerkit/contract';
