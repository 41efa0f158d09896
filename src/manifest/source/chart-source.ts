import { Chart } from 'cdk8s';
import { Environments } from './environments';
import { ChartMetadata, Check } from '../model/model';
import { Notes } from './notes';
import { ReleaseChartProps } from './release-chart-props';
import { StandardNames } from './standard-names';
import { BuiltIns } from '../../expr/expression/built-ins';
import { Node } from '../../expr/node/node';
import { Values } from '../../expr/expression/values';

/** The parts of a chart that are compiled, besides its objects. @internal */
export interface ChartSource extends Chart {
  readonly values: Values;
  readonly builtIns: BuiltIns;
  readonly notes: Notes;
  readonly _props: ReleaseChartProps;
  readonly _metadata: ChartMetadata;
  readonly _checks: readonly Check[];
  /** Lists of extra objects in the values. */
  readonly _extraObjects: readonly Node[];
  readonly _environments: Environments;
  readonly _standard: StandardNames;
}
