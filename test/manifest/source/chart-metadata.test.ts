import { readFileSync } from 'fs';
import { join } from 'path';
import { fixture } from '../../fixtures';
import { SmallChart } from '../../support/small-chart';
import { ReleaseChartProps } from '../../../src';
import { chartFiles } from '../../../src/helm/chart';
import { readYaml } from '../../../src/values/read/read-yaml';

describe('the metadata of a chart', () => {
  it.each<[Partial<ReleaseChartProps>, string]>([
    [{ maintainers: [{ name: 'Some Body' }] }, 'maintainer: got "Some Body"'],
    [{ maintainers: [{ name: 'somebody', email: 'nowhere' }] }, 'email of a maintainer: got "nowhere"'],
    [{ changes: [{ kind: 'new', description: 'A thing.' }] }, 'kind of a change: got "new"'],
    [{ licenseFile: 'nowhere' }, 'the license file nowhere'],
  ])('is refused with %j', (props, message) => {
    expect(() => new SmallChart(c => c.holder({}), props)._model()).toThrow(message);
  });

  it('is in Chart.yaml, with lists for Artifact Hub and a LICENSE file', () => {
    const files = chartFiles(fixture('release')._model(), []);
    const { annotations } = readYaml(files.get('Chart.yaml')!, 'Chart.yaml') as any;

    expect(readYaml(`links:\n${annotations['artifacthub.io/links']}`, 'links')).toEqual({ links: [{ name: 'Documentation', url: 'https://example.org/docs' }] });
    expect(readYaml(`changes:\n${annotations['artifacthub.io/changes']}`, 'changes')).toEqual({ changes: [{ kind: 'added', description: 'Everything: at "once".' }] });
    expect(files.get('LICENSE')).toBe(readFileSync(join(__dirname, '../../../LICENSE'), 'utf8'));
  });
});
