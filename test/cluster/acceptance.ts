import { isDeepStrictEqual } from 'util';
import { Answer, Requests } from './request';
import { Cluster, sure } from './cluster';
import { Definition } from '../support/definitions/definition';

/** How long the API server may take to serve a kind whose definition it has established. */
const PATIENCE_MS = 60_000;

/** What became of an object. */
export interface Outcome {
  readonly accepted: boolean;
  /** What is different; undefined if nothing is. */
  readonly difference?: string;
}

/** A version of a definition, and of the original: each is served as a definition of its own, in which nothing else is stored. */
export class Acceptance {
  /** Installs them. Webhooks do not run here, and a status is part of what is created. */
  public static async of(cluster: Cluster, requests: Requests, ours: Definition, original: Definition, version: string): Promise<Acceptance> {
    const pair = [alone(ours, version, 'ours'), alone(original, version, 'original')];
    await cluster.apply(...pair);
    sure(await cluster.kubectl(['wait', '--for=condition=Established', '--timeout=300s', ...pair.map(({ metadata }) => `crd/${metadata.name}`)]), 'kubectl wait');
    return new Acceptance(cluster, requests, pair, version);
  }

  private constructor(private readonly cluster: Cluster, private readonly requests: Requests, private readonly pair: readonly Definition[], private readonly version: string) {
  }

  public async try(object: any): Promise<Outcome> {
    const [ours, original] = await Promise.all(this.pair.map(definition => this.create(definition, object)));
    if (accepted(ours) !== accepted(original)) {
      return { accepted: accepted(original), difference: `${JSON.stringify(object)}: ours ${toldBy(ours)}, the original ${toldBy(original)}` };
    }
    const [own, theirs] = [ours, original].map(({ body: { apiVersion: _, metadata, ...stored } }) => stored);
    return !accepted(ours) || isDeepStrictEqual(own, theirs) ? { accepted: accepted(ours) }
      : { accepted: true, difference: `${JSON.stringify(object)}: ours stores ${JSON.stringify(own)}, the original ${JSON.stringify(theirs)}` };
  }

  public async remove(): Promise<void> {
    sure(await this.cluster.kubectl(['delete', '--wait=false', ...this.pair.map(({ metadata }) => `crd/${metadata.name}`)]), 'kubectl delete');
  }

  private async create({ spec: { group, names, scope } }: Definition, object: any): Promise<Answer> {
    const path = `/apis/${group}/${this.version}/${scope === 'Cluster' ? '' : 'namespaces/default/'}${names.plural}?dryRun=All&fieldValidation=Ignore`;
    const whole = { ...object, apiVersion: `${group}/${this.version}`, kind: names.kind, metadata: { name: 'it' } };
    for (const end = Date.now() + PATIENCE_MS; ; await new Promise(resolve => setTimeout(resolve, 100))) {
      const answer = await this.requests.send('POST', path, whole);
      if (answer.status < 500 && answer.status !== 404 && answer.status !== 429) {
        return answer;
      }
      if (Date.now() > end) {
        throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
    }
  }
}

function accepted({ status }: Answer): boolean {
  return status === 201;
}

function toldBy({ status, body }: Answer): string {
  return status === 201 ? `accepts it as ${JSON.stringify({ ...body, apiVersion: undefined, kind: undefined, metadata: undefined })}` : `refuses it (${body.message ?? body})`;
}

/** A definition with one of its versions. */
function alone({ apiVersion, kind, spec }: Definition, version: string, of: string): Definition {
  const group = `${version}.${of}.${spec.group}`;
  const { shortNames: _, categories: __, ...names } = spec.names;
  const { schema } = spec.versions.find(({ name }) => name === version)!;
  return { apiVersion, kind, metadata: { name: `${names.plural}.${group}` }, spec: { group, names, scope: spec.scope, versions: [{ name: version, served: true, storage: true, schema }] } };
}
