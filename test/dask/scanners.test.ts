import { App } from 'cdk8s';
import { EVERYTHING } from './everything';
import { DocumentedDeployments } from '../../src/documented-deployments';
import { release } from '../../src/plain/release';
import { renderEverything, renderNotes } from '../../src/plain/render';
import { defaultRelease } from '../../src/output/helm-chart';

const charts = DocumentedDeployments._names.map(name => [name, new DocumentedDeployments()._define(new App(), name)._model()] as const);

/** As scanners of manifests look for them: a name that speaks of a secret, and something behind `=` or `:`. */
const SECRET = /(password|passwd|token|secret|api_?key|credential)\w*["']?\s*[:=]/i;

test.each(charts)('no ConfigMap of %s looks as if it held a secret', (name, model) => {
  const environments = Object.values(model.environments).map(({ values }) => release({ name: 'r', values: [values] }));
  const releases = [defaultRelease(model), ...environments, ...name === 'arl-cluster' ? [release({ name: 'r', values: [EVERYTHING] })] : []];
  const lines = releases.flatMap(one => renderEverything(model, one).flatMap(r => r.objects as any[])).filter(o => o.kind === 'ConfigMap')
    .flatMap(o => Object.entries<string>(o.data ?? {}).flatMap(([key, text]) => `${key}:\n${text}`.split('\n')));
  expect(lines.filter(line => SECRET.test(line))).toEqual([]);
});

/** What ShellCheck says of variables and substitutions in commands that people copy: SC2046, SC2086, SC2155. The words of a loop are meant to be several. */
const UNQUOTED = [/^\s*export \w+=["']?\$\(/, /(^|[\s=])(?<!\bfor \w+ in )\$\(/, /(^|\s)[^\s"']*\$\w+(?=[^"]*$)/];

test.each(charts)('the commands in the notes of %s quote what the shell puts into them', (name, model) => {
  const types = ['ClusterIP', 'NodePort', 'LoadBalancer'];
  const values = name === 'arl-cluster' ? types.map(type => ({ notebook: { service: { type } } })) : name === 'aim-server' ? types.map(type => ({ service: { type } })) : [{}];
  const commands = values.flatMap(one => renderNotes(model, release({ name: 'r', values: [model.ciValues ?? {}, one] })).split('\n')).filter(line => /^ {2}\S/.test(line));
  expect(commands.filter(line => UNQUOTED.some(pattern => pattern.test(line)))).toEqual([]);
});
