import * as fs from 'fs';
import * as path from 'path';
import { parseAllDocuments } from 'yaml';
import { Definition, definitionsAmong } from '../support/definitions/definition';
import { sourcesOf } from '../support/go-tools';

/** The Go modules that the definitions of other projects come in. They are read where Go keeps them. */
const MODULE = path.join(__dirname, 'programs', 'definitions');

const EMISSARY = ['github.com/emissary-ingress/emissary/v3', 'manifests/emissary/emissary-crds.yaml.in'] as const;

/** What the projects give to `kubectl apply`. */
export function emissaryDefinitions(): Definition[] {
  return definitionsIn(...EMISSARY);
}

/** The same with the conversion webhook, as text. */
export function emissaryManifest(): string {
  const [module, file] = EMISSARY;
  return fs.readFileSync(path.join(sourcesOf(MODULE, module), file), 'utf8').replace('$imageRepo$:$version$', 'docker.io/emissaryingress/emissary:3.9.1');
}

/**
 * Those of Knative Serving 1.8.3, and of what comes with it. Go's proxy does not have the version of `knative.dev/caching` that it names; the
 * nearest before it that there is has the same definition as the nearest after it.
 */
export function knativeDefinitions(): Definition[] {
  const files = (folder: string, ...names: string[]): string[] => names.map(name => `${folder}/${name}.yaml`);
  return [
    ...definitionsIn('knative.dev/serving', ...files('config/core/300-resources', 'configuration', 'domain-mapping', 'metric', 'podautoscaler', 'revision', 'route', 'service')),
    ...definitionsIn('knative.dev/networking', ...files('config', 'certificate', 'domain-claim', 'ingress', 'serverlessservice')),
    ...definitionsIn('knative.dev/caching', ...files('config', 'image')),
  ];
}

function definitionsIn(module: string, ...files: string[]): Definition[] {
  const folder = sourcesOf(MODULE, module);
  return files.flatMap(file => definitionsAmong(parseAllDocuments(fs.readFileSync(path.join(folder, file), 'utf8')).map(document => document.toJS()).filter(Boolean)));
}
