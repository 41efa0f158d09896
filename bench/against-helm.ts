import * as fs from 'fs';
import * as path from 'path';
import { Library } from './library';
import { compare } from './measure';
import { neededValues } from './needed-values';
import { Row } from './report';
import { Helm, helmTemplate } from '../test/support/helm';
import { writeFiles } from '../test/support/scratch';

/** Both outputs of all charts, against as many processes of Helm as there are plain files among them. */
export function bothOutputs(library: Library, helm: Helm, pairs: number): Row {
  const make = (): Map<string, string> => library.filesOf(library.documented());
  const folder = writeFiles(Object.fromEntries(make()));
  const releases = releasesIn(folder);
  const { ours, other, ratio } = compare(pairs, make, () => releases.forEach(({ chart, values }) => render(helm, chart, { valuesFiles: values })));
  return {
    what: `both outputs of all ${fs.readdirSync(path.join(folder, 'helm')).length} charts, in one process; \`helm template\` of their ${releases.length} releases with helm ${helm.name}`,
    ours, other, ratio, aim: { most: 1 },
  };
}

/** One release of a chart that is compiled, against one process of Helm. */
export function oneRelease(library: Library, helm: Helm, pairs: number): Row[] {
  return library.documented().flatMap(source => {
    const model = source._model();
    const { name } = model.metadata;
    const files = [...library.filesOf([source])].filter(([file]) => file.startsWith(`helm/${name}/`));
    if (files.length === 0) {
      return []; // plain YAML only
    }
    const folder = path.join(writeFiles(Object.fromEntries(files)), 'helm', name);
    // The values that the chart needs.
    const needed = path.join(folder, 'ci/default-values.yaml');
    const values = neededValues(library, source);
    // Too short to be measured one by one.
    const batch = 20;
    const renderBatch = (): void => {
      for (let i = 0; i < batch; i++) {
        library.writeYaml(library.render(model, library.release({ name: `r${i}`, namespace: 'ml', values })));
      }
    };
    const { ours, other, ratio } = compare(pairs, renderBatch, () => render(helm, folder, { namespace: 'ml', valuesFiles: [needed] }));
    return [{ what: `a release of ${name}, rendered and written as YAML; \`helm template\` with helm ${helm.name}`, ours: ours / batch, other, ratio: ratio / batch, aim: { most: 1 / 20 } }];
  });
}

interface ReleaseOfChart {
  readonly chart: string;
  readonly values: readonly string[];
}

/** The defaults, where they are complete, and the environments. */
function releasesIn(folder: string): ReleaseOfChart[] {
  return fs.readdirSync(path.join(folder, 'helm')).flatMap(name => {
    const chart = path.join(folder, 'helm', name);
    const environments = fs.readdirSync(chart).filter(file => /^values\..+\.yaml$/.test(file)).map(file => ({ chart, values: [path.join(chart, file)] }));
    return [...fs.existsSync(path.join(folder, 'yaml', `${name}.yaml`)) ? [{ chart, values: [] }] : [], ...environments];
  });
}

function render(helm: Helm, chart: string, options: { readonly valuesFiles?: readonly string[]; readonly namespace?: string }): void {
  const { ok, stderr } = helmTemplate(helm, chart, options);
  if (!ok) {
    throw new Error(stderr);
  }
}
