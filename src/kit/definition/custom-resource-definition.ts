import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkDefinition } from './definition-checks';
import { checkSchema } from './schema-checks';
import { ConversionWebhook, CustomResourceDefinitionProps, CustomResourceScope, CustomResourceVersion } from './custom-resource-definition-props';
import { pluralOf } from './plural';
import { schemaOf } from './structural-schema';
import { Condition } from '../condition';
import { partProps } from '../part-props';
import { toNode } from '../../expr/expression/to-node';
import { Tokens } from '../../expr/token/tokens';

/**
 * A CustomResourceDefinition: a kind of objects that the API server stores for other programs, and checks against a schema.
 *
 * ```ts
 * new kit.CustomResourceDefinition(this, 'experiment', {
 *   group: 'ml.example.org',
 *   kind: 'Experiment',
 *   versions: [{
 *     name: 'v1',
 *     status: true,
 *     schema: kit.StructuralSchema.object('A training run.')
 *       .nested('spec', { required: true, fields: kit.StructuralSchema.object().string('image', { required: true, description: 'Image of the program.' }) })
 *       .openObject('status'),
 *     printerColumns: [{ name: 'Image', jsonPath: '.spec.image' }],
 *   }],
 * });
 * ```
 *
 * It goes where `crds` in the props of the chart says: into the folder `crds/`, or among the templates, where Helm keeps it when the release is
 * uninstalled.
 *
 * Rejected is what the API server would refuse (`crd-invalid`).
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
export class CustomResourceDefinition extends Construct {
  /** Name of the definition: the plural and the group. */
  public readonly name: string;

  /** Name of the kind in URLs and in RBAC rules. */
  public readonly plural: string;

  /** API group. */
  public readonly group: string;

  /** Kind of the objects. */
  public readonly kind: string;

  private readonly storageVersion: string;

  constructor(scope: Construct, id: string, props: CustomResourceDefinitionProps) {
    props = partProps('CustomResourceDefinitionProps', scope, id, props);
    super(scope, id);
    const { group, kind, plural = pluralOf(kind), versions } = props;
    this.group = group;
    this.kind = kind;
    this.plural = plural;
    this.name = `${plural}.${group}`;
    const complete = versions.map(version => ({ ...version, storage: version.storage ?? versions.length === 1 }));
    // In place of an expression stands any value, one that is not accepted too.
    if (!Tokens.areValues) {
      checkDefinition(this.node.path, { ...props, plural, versions: complete });
      complete.forEach(({ name, schema }) => checkSchema(`${this.node.path}: ${name}`, schemaOf(schema)));
    }
    this.storageVersion = complete.find(version => version.storage)?.name ?? versions[0].name;

    const within = Condition.of(props.enabled ?? true);
    const parent = within.value === true ? this : within.scope(this, 'enabled');
    if (!parent) {
      // They may be rendered nowhere, which is no error.
      [props.labels, props.annotations, ...Object.values(props.conversion ?? {})].filter(prop => prop !== undefined).forEach(toNode);
    } else {
      new ApiObject(parent, 'resource', {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: this.name, labels: props.labels, annotations: props.annotations },
        spec: specOf({ ...props, plural, versions: complete }),
      });
    }
  }

  /** The version in which objects are stored, with the group: `apiVersion` of objects of the kind. */
  public get apiVersion(): string {
    return `${this.group}/${this.storageVersion}`;
  }
}

/** What the API server adds itself is left out. */
function specOf({ group, kind, plural, singular, listKind, shortNames, categories, scope, versions, conversion, preserveUnknownFields }: CustomResourceDefinitionProps): object {
  return {
    group,
    names: {
      kind,
      plural,
      ...singular !== undefined && singular !== kind.toLowerCase() && { singular },
      ...listKind !== undefined && listKind !== `${kind}List` && { listKind },
      ...filled({ shortNames, categories }),
    },
    scope: scope ?? CustomResourceScope.NAMESPACED,
    ...conversion && { conversion: conversionOf(conversion) },
    ...preserveUnknownFields !== undefined && { preserveUnknownFields },
    versions: versions.map(versionOf),
  };
}

function versionOf({ name, schema, served = true, storage, deprecated, deprecationWarning, status, scale, printerColumns = [] }: CustomResourceVersion): object {
  return {
    name,
    served,
    storage,
    ...deprecated && { deprecated },
    ...deprecationWarning !== undefined && { deprecationWarning },
    ...(status || scale) && { subresources: { ...status && { status: {} }, ...scale && { scale } } },
    ...filled({ additionalPrinterColumns: printerColumns.map(({ name: heading, jsonPath, type = 'string', ...others }) => ({ name: heading, type, jsonPath, ...others })) }),
    schema: { openAPIV3Schema: schemaOf(schema) },
  };
}

function conversionOf({ serviceName, serviceNamespace, path, port, caBundle, conversionReviewVersions = ['v1'] }: ConversionWebhook): object {
  return {
    strategy: 'Webhook',
    webhook: {
      clientConfig: {
        service: { name: serviceName, namespace: serviceNamespace, ...path !== undefined && { path }, ...port !== undefined && { port } },
        ...caBundle !== undefined && { caBundle },
      },
      conversionReviewVersions,
    },
  };
}

function filled(lists: { readonly [name: string]: readonly unknown[] | undefined }): object {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list !== undefined && list.length > 0));
}
