import { closest } from '../../src/values/closest';

describe('the name that was probably meant', () => {
  it.each([
    ['hots', ['host', 'port'], 'host'],
    ['ing', ['ingress', 'image'], 'ingress'],
    ['replicas', ['replicaCount', 'resources', 'workers'], 'replicaCount'],
    ['replicas', ['replicaCount', 'replicaTemplate'], undefined],
    ['certificate', ['host', 'tls'], undefined],
    ['posts', ['postgres'], undefined],
  ])('of %s among %j is %s', (name, known, meant) => {
    expect(closest(name, known)).toBe(meant);
  });
});
