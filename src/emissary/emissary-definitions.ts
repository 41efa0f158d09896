import { Construct } from 'constructs';
import { EmissaryDefinitionsProps } from './emissary-definitions-props';
import { APIEXT, EMISSARY_GROUP, EMISSARY_SYSTEM } from './emissary-names';
import { EmissaryKind } from './kinds/emissary-kind';
import { EMISSARY_KINDS } from './kinds/emissary-kinds';
import { CustomResourceDefinition } from '../kit/definition/custom-resource-definition';
import { ConversionWebhook, CustomResourceVersion } from '../kit/definition/custom-resource-definition-props';
import { pluralOf } from '../kit/definition/plural';
import { StructuralSchema } from '../kit/definition/structural-schema';
import { partProps } from '../kit/part-props';

/** All kinds of Emissary, for `kubectl get ambassador-crds`. */
const CATEGORY = 'ambassador-crds';

/** Names of the definitions whose objects are converted, into which the webhook writes its certificate. @internal */
export const CONVERTED_DEFINITIONS = EMISSARY_KINDS.filter(({ v2 }) => v2).map(({ kind }) => `${pluralOf(kind)}.${EMISSARY_GROUP}`);

/**
 * The definitions of the 14 kinds of `getambassador.io`, such as Mapping, Host and Listener, as Emissary 3.9 has them.
 *
 * Objects are stored as `v2`, which older programs write, and read as `v3alpha1` by Emissary; a Listener has `v3alpha1` alone. `EmissaryApiext` converts
 * them: without it, objects can be read and written in the version that they are stored in alone.
 *
 * The conversion says all that the webhook would write itself, but for its certificate. So a later release, with Helm or `kubectl apply`, changes
 * nothing that the webhook has written.
 *
 * @see https://github.com/emissary-ingress/emissary/tree/v3.9.1/pkg/api/getambassador.io
 */
export class EmissaryDefinitions extends Construct {
  constructor(scope: Construct, id: string, props: EmissaryDefinitionsProps = {}) {
    props = partProps('EmissaryDefinitionsProps', scope, id, props);
    super(scope, id);
    const conversion: ConversionWebhook = {
      serviceName: APIEXT.name,
      serviceNamespace: EMISSARY_SYSTEM,
      port: APIEXT.port,
      path: APIEXT.path,
      conversionReviewVersions: [props.conversionReviewVersion ?? 'v1'],
    };
    for (const one of EMISSARY_KINDS) {
      const versions = versionsOf(one);
      new CustomResourceDefinition(this, pluralOf(one.kind), {
        group: EMISSARY_GROUP,
        kind: one.kind,
        categories: [CATEGORY],
        // Without preserveUnknownFields: the API server does not store false, so that no second tool could apply it on the server.
        versions,
        conversion: versions.length > 1 ? conversion : undefined,
      });
    }
  }
}

function versionsOf({ description, v2, v3, hasV1, status, printerColumns }: EmissaryKind): CustomResourceVersion[] {
  const common = { status: status !== undefined, printerColumns };
  const schemaOf = (spec: StructuralSchema): StructuralSchema => {
    const schema = StructuralSchema.object(description).field('spec', spec);
    return status ? schema.field('status', status) : schema;
  };
  return [
    ...hasV1 ? [{ ...common, name: 'v1', served: false, schema: StructuralSchema.object(description).open() }] : [],
    ...v2 ? [{ ...common, name: 'v2', storage: true, schema: schemaOf(v2) }] : [],
    { ...common, name: 'v3alpha1', storage: v2 === undefined, schema: schemaOf(v3) },
  ];
}
