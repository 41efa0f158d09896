import * as path from 'path';
import { App, Chart } from 'cdk8s';
import { ReleaseChart } from '../../src';
import { configMap, objectsOf, SmallChart } from '../support/small-chart';
import { writeFiles } from '../support/scratch';

function greeting(chart: SmallChart): void {
  const text = chart.values.string('greeting', { default: 'hello', description: 'What it says.' });
  const more = chart.values.map('more', { default: { a: '1', b: '2' }, description: 'More.' });
  configMap(chart, 'configmap', { text: text.asString(), ...more.asAny() });
}

describe('the values of a release', () => {
  it('are the defaults when none are given', () => {
    expect(objectsOf(greeting)[0].data).toEqual({ text: 'hello', a: '1', b: '2' });
  });

  it('come from the environment, then from files, then from the props', () => {
    const folder = writeFiles({ 'production/small.yaml': 'greeting: env\nmore: {env: "1"}\n', 'one.yaml': 'greeting: one\nmore: {one: "1"}\n', 'two.yaml': 'more: {b: null}\n' });
    const options = { environments: folder, environment: 'production', valuesFiles: [path.join(folder, 'one.yaml'), path.join(folder, 'two.yaml')] };
    expect(objectsOf(greeting, options)[0].data).toEqual({ text: 'one', a: '1', env: '1', one: '1' });
    expect(objectsOf(greeting, { ...options, values: { greeting: 'props' } })[0].data.text).toBe('props');
  });

  it('are refused with the path when the schema does not accept them', () => {
    expect(() => objectsOf(greeting, { values: { greeting: 5 } })).toThrow(/greeting/);
    expect(() => objectsOf(greeting, { values: { greting: 'x' } })).toThrow(/greting.*greeting/s);
  });
});

describe('ReleaseChart', () => {
  it('is told from other charts by instanceof', () => {
    const app = new App();
    expect(new Chart(app, 'plain') instanceof ReleaseChart).toBe(false);
    const small = new SmallChart(c => c.holder({}), {}, app);
    expect([small instanceof ReleaseChart, small instanceof SmallChart, small instanceof Chart]).toEqual([true, true, true]);
  });
});
