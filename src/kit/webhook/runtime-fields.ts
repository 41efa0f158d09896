/**
 * The fields of an object that a program in the cluster writes at run time, which tools that compare objects have to ignore.
 */
export interface RuntimeFields {
  /** API group of the object, such as `admissionregistration.k8s.io`. */
  readonly group: string;

  /** Kind of the object. */
  readonly kind: string;

  /** Name of the object. */
  readonly name: string;

  /** JSON pointers of the fields, such as `/webhooks/0/clientConfig/caBundle`. */
  readonly pointers: string[];
}
