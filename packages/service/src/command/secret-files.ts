/** Forms of the secrets in the files that flags name. */
export const secretFiles = {
  'secret-key-file': {
    pattern: /^sk_[A-Za-z0-9_-]{16,}$/,
    format: 'sk_ and at least 16 letters, digits, - or _',
  },
  'customer-token-key-file': {
    pattern: /^[\w.-]{1,64}:.{32,}$/,
    format: 'id:secret with a secret of at least 32 characters',
  },
} as const;
