/**
 * Everything this library refuses, by name, with the reason. Each has a test of the same name.
 *
 * @internal
 */
export const REFUSALS = {
  'values-unreadable': 'a values file cannot be opened or is not UTF-8',
  'values-not-yaml': 'Go\'s YAML reader would not accept the text, or would read something else from it',
  'values-several-documents': 'Helm 3 reads the first document of a values file, Helm 4 merges all of them',
  'values-invalid': 'the values do not satisfy the chart\'s schema',
  'set-malformed': 'Helm would not accept the text after --set',
} as const;

/** @internal */
export type RefusalName = keyof typeof REFUSALS;

/**
 * Bad input, told to the person who gave it: a message without a stack trace.
 *
 * @internal
 */
export class Refusal extends Error {
  constructor(public readonly refusal: RefusalName, message: string) {
    super(message);
    this.name = 'Refusal';
  }
}
