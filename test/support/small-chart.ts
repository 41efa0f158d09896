import { ApiObject, ApiObjectMetadata, App } from 'cdk8s';
import { Construct } from 'constructs';
import { ReleaseChart, ReleaseChartProps } from '../../src';

/** A chart of a few lines, for one question. */
export class SmallChart extends ReleaseChart {
  constructor(body: (chart: SmallChart) => void, props: Partial<ReleaseChartProps> = {}, scope: Construct = new App()) {
    super(scope, 'small', { name: 'small', version: '0.1.0', description: 'A small chart.', ...props });
    body(this);
  }

  /** An object that takes data of any form. */
  public holder(data: any, id = 'held', metadata?: ApiObjectMetadata, scope: Construct = this): ApiObject {
    return new ApiObject(scope, id, { apiVersion: 'example.org/v1', kind: 'Held', metadata, spec: data });
  }
}

/** The objects of such a chart. */
export function objectsOf(body: (chart: SmallChart) => void, props: Partial<ReleaseChartProps> = {}): any[] {
  return new SmallChart(body, props).toJson();
}

export function configMap(scope: Construct, id: string, data: { readonly [key: string]: string } = { a: 'b' }): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', data });
}

/** The CustomResourceDefinition of `Held`. */
export function definition(scope: Construct, { id = 'definition', metadata = {}, spec = {} }: { readonly id?: string; readonly metadata?: ApiObjectMetadata; readonly spec?: object } = {}): ApiObject {
  return new ApiObject(scope, id, {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'helds.example.org', ...metadata },
    spec: {
      group: 'example.org',
      scope: 'Namespaced',
      names: { kind: 'Held', plural: 'helds' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { 'type': 'object', 'description': 'Templates are written {{ like this }}.', 'x-kubernetes-preserve-unknown-fields': true } } }],
      ...spec,
    },
  });
}
