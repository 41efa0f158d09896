import { builtWith } from './app';
import { ChartFlags, commandOf } from './charts';
import type { StandIns } from '../../chart/stand-ins';
import { Io } from '../console/io';
import type { Document, Model } from '../../manifest/model/model';
import { Json } from '../../values/shape';

/**
 * Refuses charts of the user's app whose code looks at expressions (`token-inspected`). `ChartsOut` finds that by itself; an app
 * that is synthesised by cdk8s cannot be built again but by running it again.
 *
 * @param given the values that a release is rendered with: then it is built once more with them in place of expressions. @default -
 * with other tokens, with the defaults and with others
 * @internal
 */
export function checkTokens(models: readonly Model[], flags: ChartFlags, io: Io, given?: Json): void {
  const command = commandOf(flags, io);
  if (command === undefined) {
    return;
  }
  const { compareForms, compareValues, VALUES_IN_PLACE } = require('../../output/token-check') as typeof import('../../output/token-check');
  const { KnownValues } = require('../../chart/known-values') as typeof import('../../chart/known-values');
  const { modelFromText } = require('../../manifest/model/model-text') as typeof import('../../manifest/model/model-text');
  const runs: ReadonlyArray<readonly StandIns[]> = given === undefined ? [['other'], ...VALUES_IN_PLACE]
    : [[true, false].map(whole => ({ values: { chart: models[0].metadata.name, given }, whole }))];
  for (const anyOf of runs) {
    const lines = builtWith(anyOf, command, io);
    for (const { metadata, documents } of models) {
      // An app may install a chart several times: the first is the one that is shown.
      const line = lines.find(({ name }) => name === metadata.name);
      if (line?.documents !== undefined) {
        compareForms(metadata.name, documents, modelFromText<readonly Document[]>(line.documents));
      } else {
        const { values, objects, whole, placed } = line?.withValues ?? { values: {}, objects: [], whole: true, placed: [] };
        compareValues({ metadata, documents }, values, objects, new KnownValues(() => undefined, whole, new Set(placed)));
      }
    }
  }
}
