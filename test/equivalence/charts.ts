import { App } from 'cdk8s';
import { describeChart } from './suite';
import { fixture, FIXTURES } from '../fixtures';
import { DocumentedDeployments, ReleaseChart } from '../../src';

/** What is compared with Helm: the charts that ship, and the fixtures. */
const CHARTS: ReadonlyArray<readonly [name: string, create: (app: App) => ReleaseChart]> = [
  ...DocumentedDeployments._names.map(name => [name, (app: App) => new DocumentedDeployments()._define(app, name)] as const),
  ...Object.keys(FIXTURES).map(name => [name, (app: App) => fixture(name, app)] as const),
];

/** In as many files, which jest runs beside each other: `charts-1.test.ts` and so on. */
export const SHARDS = 4;

export function describeShard(shard: number): void {
  CHARTS.filter((_, i) => i % SHARDS === shard - 1).forEach(([name, create]) => describeChart(name, create));
}
