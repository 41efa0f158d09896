import { Construct } from 'constructs';
import { AUTOSCALING_DEFINITIONS } from './autoscaling';
import { CACHING_DEFINITIONS } from './caching';
import { NETWORKING_DEFINITIONS } from './networking';
import { SERVING_DEFINITIONS } from './serving';
import { CustomResourceDefinition } from '../../kit/definition/custom-resource-definition';

/** @internal */
export interface KnativeDefinitionsProps {
  /** Release of Knative Serving, as its programs are labelled. */
  readonly version: string;
}

/**
 * The CustomResourceDefinitions of Knative Serving 1.8: 12 kinds in 4 API groups.
 *
 * @internal
 */
export class KnativeDefinitions extends Construct {
  constructor(scope: Construct, id: string, { version }: KnativeDefinitionsProps) {
    super(scope, id);
    for (const definition of [...SERVING_DEFINITIONS, ...NETWORKING_DEFINITIONS, ...AUTOSCALING_DEFINITIONS, ...CACHING_DEFINITIONS]) {
      new CustomResourceDefinition(this, `${definition.kind.toLowerCase()}-${definition.group.split('.')[0]}`, {
        ...definition,
        labels: {
          'app.kubernetes.io/name': 'knative-serving',
          ...definition.labels,
          'app.kubernetes.io/version': version,
          // Programs and tools of Knative find its definitions by it.
          'knative.dev/crd-install': 'true',
        },
      });
    }
  }
}
