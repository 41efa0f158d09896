import { parse } from 'yaml';
import { Library } from './library';
import { Json } from '../src/values/shape';

type Source = ReturnType<Library['documented']>[number];

/** The values without which a chart renders nothing, from its file for chart tests. */
export function neededValues(library: Library, source: Source): Json[] {
  const file = `helm/${source._model().metadata.name}/ci/default-values.yaml`;
  const found = [...library.filesOf([source])].find(([name]) => name === file);
  return found === undefined ? [] : [parse(found[1]) ?? {}];
}
