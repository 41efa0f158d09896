import { CustomResourceColumn } from '../../kit/definition/custom-resource-definition-props';
import { StructuralSchema } from '../../kit/definition/structural-schema';

/**
 * A kind of objects that Emissary reads: the schema of its `spec` in each version, and what both versions share.
 *
 * @internal
 */
export interface EmissaryKind {
  readonly kind: string;
  readonly description: string;
  /** Of `v2`, in which objects are stored. It is open: several fields accept more than one type there, which no schema of the API server can say. */
  readonly v2?: StructuralSchema;
  /** Of `v3alpha1`, which Emissary reads. */
  readonly v3: StructuralSchema;
  /** Whether there may be objects of `v1`, which Emissary 1 stored. Without properties, and not served: it is there so that they can be converted. */
  readonly hasV1?: boolean;
  /** The status, which is a subresource. */
  readonly status?: StructuralSchema;
  readonly printerColumns?: CustomResourceColumn[];
}
