/**
 * The definitions of the kinds of Emissary.
 */
export interface EmissaryDefinitionsProps {
  /**
   * Version of the conversion requests: `v1`, or `v1beta1` for a webhook of Emissary 3.6 or older. The webhook writes its own into the definitions; a
   * release that has another would take it back, or be refused with server-side apply.
   *
   * @default "v1"
   */
  readonly conversionReviewVersion?: string;
}
