/**
 * Codes of the problems that an element reports to the developer. The guide `docs/guides/troubleshooting.md` has a
 * section for each code.
 *
 * @public
 */
export type ProblemCode =
  | 'base-url-invalid'
  | 'base-url-version'
  | 'channel-unknown'
  | 'client-missing'
  | 'code-not-loaded'
  | 'conversation-unknown'
  | 'customer-token-failed'
  | 'customer-token-refused'
  | 'customer-token-slow'
  | 'element-defined-twice'
  | 'key-refused'
  | 'key-secret'
  | 'mixed-content'
  | 'origin-refused'
  | 'policy-blocked'
  | 'queue-unknown'
  | 'rate-limited'
  | 'request-refused'
  | 'service-failed'
  | 'service-unreachable'
  | 'session-refused'
  | 'survey-missing'
  | 'survey-unknown'
  | 'version-mismatch'
  | 'wrong-service';
