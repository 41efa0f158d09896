import * as fs from 'fs';
import * as path from 'path';
import { Construct } from 'constructs';
import { ChartsOut, OutputFile } from '../../src';
import { scratch } from '../support/scratch';
import { SmallChart } from '../support/small-chart';

function write(define: (scope: Construct, chart: SmallChart) => void, folder = path.join(scratch(), 'out')): string {
  process.env.CDK8S_OUTDIR = scratch();
  new ChartsOut({ directory: folder, deployments: { define: scope => define(scope, new SmallChart(c => c.holder(1), {}, scope)) } }).synth();
  return folder;
}

const file = (scope: Construct, at: string, content = 'text\n', id = 'file') => new OutputFile(scope, id, { path: at, content });

describe('a file beside the charts', () => {
  it('is written with them, in the scope of the charts or of one of them', () => {
    const folder = write((scope, chart) => {
      file(scope, 'local/small/compose.yaml', 'services: {}\n');
      file(chart, 'OWNERS', 'ml-platform\n');
    });

    expect(fs.readFileSync(path.join(folder, 'local/small/compose.yaml'), 'utf8')).toBe('services: {}\n');
    expect(fs.readFileSync(path.join(folder, 'OWNERS'), 'utf8')).toBe('ml-platform\n');
    expect(fs.existsSync(path.join(folder, 'yaml/small.yaml'))).toBe(true);
  });

  it('is removed with the construct that made it', () => {
    const folder = write(scope => file(scope, 'local/small/compose.yaml'));
    write(() => {}, folder);

    expect(fs.readdirSync(folder).sort()).toEqual(['.generated-files', 'helm', 'yaml']);
  });

  it.each(['helm/small/NOTES', 'yaml/small.yaml', 'Helm/notes', 'yaml'])('is refused at %s, where charts are', at => {
    expect(() => write(scope => file(scope, at))).toThrow(expect.objectContaining({
      refusal: 'output-path', message: expect.stringMatching(/^file: .* is in the directory .*, which is for charts: choose another one, such as local$/),
    }));
  });

  it('is refused outside of the output directory', () => {
    expect(() => write(scope => file(scope, '../compose.yaml'))).toThrow(expect.objectContaining({ refusal: 'output-path' }));
  });

  it('is refused at the path of another one', () => {
    expect(() => write((scope, chart) => [scope, chart].forEach(at => file(at, 'OWNERS')))).toThrow(expect.objectContaining({
      refusal: 'chart-duplicate', message: expect.stringMatching(/^(small\/file and file|file and small\/file) both write OWNERS: choose another path for one of them$/),
    }));
  });

  it('is refused with a value of a chart in it', () => {
    expect(() => write((scope, chart) => {
      const host = chart.values.string('host', { description: 'Where it is.', default: 'a.example' });
      chart.holder(host.asString(), 'host');
      file(scope, 'local/hosts', `127.0.0.1 ${host.asString()}\n`);
    })).toThrow(expect.objectContaining({
      refusal: 'value-foreign', message: 'file: the text of the file has host in it, which is not known before an installation: write the text without values of a chart',
    }));
  });

  it('is refused if it is another one each time it is made', () => {
    let made = 0;
    expect(() => write(scope => file(scope, 'local/made', `${++made}\n`))).toThrow(expect.objectContaining({
      refusal: 'token-inspected', message: 'file: the file has another text when it is made again: make it without the time, random numbers and values of a chart',
    }));
  });
});
