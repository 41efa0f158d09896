import { jsonText } from '../../support/json-text';
import { HelmResult } from '../../support/helm';
import { writeFiles } from '../../support/scratch';
import { Json } from '../../../src/values/shape';

/** A chart that prints its values. Base64, since Helm reads and trims its own output. */
export function valuesChart(defaults: Json = {}): string {
  return writeFiles({
    'Chart.yaml': 'apiVersion: v2\nname: printer\nversion: 0.0.0\n',
    'values.yaml': `${jsonText(defaults)}\n`,
    'templates/values.yaml': 'values: {{ toJson .Values | b64enc }}\n',
  });
}

/** The values that the chart printed; undefined when Helm failed. */
export function printedValues({ ok, stdout }: HelmResult): Json | undefined {
  return ok ? JSON.parse(Buffer.from(/^values: (\S*)$/m.exec(stdout)![1], 'base64').toString('utf8')) : undefined;
}
