import { App } from 'cdk8s';
import { BothOutputs } from '../../support/equivalence';
import { HELMS, helmTemplate } from '../../support/helm';
import { DocumentedDeployments } from '../../../src';

test('of a map that may be null, Helm prints only what is wrong in it', () => {
  const { folder } = new BothOutputs(new DocumentedDeployments()._define(new App(), 'aim-client'));
  for (const helm of HELMS) {
    const { stderr } = helmTemplate(helm, folder, { values: [{ affinity: { nodeAffinity: 'near' } }] });
    expect(stderr).toMatch(/affinity.nodeAffinity/);
    expect(stderr).not.toMatch(/null|anyOf/);
  }
});
