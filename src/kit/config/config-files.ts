import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { partProps } from '../part-props';
import { ConfigFilesProps } from './config-files-props';
import { givenName } from '../given-name';
import { ifFilled } from '../if-filled';
import { releaseChartOf } from '../release-chart-of';
import { sha256 } from './sha256';
import { StringExpression } from '../../expr/expression/string-expression';
import { concat } from '../../expr/functions/concat';
import { toNode } from '../../expr/expression/to-node';
import { scopesOf } from '../../manifest/scope/scope';
import { Refusal } from '../../values/refusal';

/**
 * Configuration files in a ConfigMap, and their checksum, which replaces the pods when a file changes.
 *
 * ```ts
 * const config = new ConfigFiles(this, 'config', { files: { 'server.ini': `[server]\nport = ${port}\n` } });
 * new Workload(this, 'server', { checksum: config.checksum, volumes: [config.asVolume('config')], … });
 * ```
 *
 * The content of a file is a named template, so file and checksum have exactly the same content. Rejected outside of a
 * `ReleaseChart`.
 *
 * @see https://helm.sh/docs/howto/charts_tips_and_tricks/#automatically-roll-deployments
 */
export class ConfigFiles extends Construct {
  /** The name of the ConfigMap. */
  public readonly name: string;

  private readonly texts: [name: string, text: StringExpression][];

  constructor(scope: Construct, id: string, props: ConfigFilesProps) {
    props = partProps('ConfigFilesProps', scope, id, props);
    super(scope, id);
    this.texts = Object.entries(props.files).map(([name, text]) => [name, this.named(name, text)]);
    const object = new ApiObject(this, 'resource', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { ...givenName(props), labels: props.labels, annotations: ifFilled(props.annotations) },
      data: Object.fromEntries(this.texts.map(([name, text]) => [name, text.asString()])),
    });
    this.name = object.name;
  }

  /** SHA-256 hash of the names and contents of the files. */
  public get checksum(): string {
    const { texts } = this;
    // Of several, each has a hash of its own, so one in the code of the chart is not repeated for it.
    return sha256(texts.length === 1 ? [texts[0][1]] : texts.flatMap(([name, text]) => [`${name}\n`, sha256([text])]));
  }

  /**
   * An item of a pod's `volumes`.
   *
   * @param name the name of the volume, for `volumeMounts`.
   */
  public asVolume(name: string): any {
    return { name, configMap: { name: this.name } };
  }

  /** Content is used twice, so it is a named template; within a loop it stays inline, since it depends on the item. */
  private named(file: string, text: string): StringExpression {
    const chart = releaseChartOf(this);
    if (!/^[-._a-zA-Z0-9]{1,253}$/.test(file) || file === '.' || file.startsWith('..')) {
      throw new Refusal('check-failed',
        `${this.node.path}: ${JSON.stringify(file)} is not a key of a ConfigMap: use letters, digits, "-", "_" and ".", and mount directories one by one`);
    }
    const node = toNode(text);
    return node.kind === 'literal' || scopesOf(chart, this).some(scope => scope.kind === 'each')
      ? new StringExpression(concat([node]))
      : chart.defineString(`${this.node.id}.${file.replace(/[^a-zA-Z0-9]+/g, '-')}`, `The file ${file}.`, text);
  }
}
