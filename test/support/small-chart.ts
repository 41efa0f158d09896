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
