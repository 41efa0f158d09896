import { fingerprint } from '../../../src/kit/config/fingerprint';

describe('the fingerprint of props', () => {
  it('is the same in whatever order they were written', () => {
    expect(fingerprint({ image: 'a', args: ['b'], env: { C: 'd' } })).toEqual(fingerprint({ env: { C: 'd' }, args: ['b'], image: 'a' }));
  });

  it('omits props that are not set', () => {
    expect(fingerprint({ image: 'a', args: undefined })).toEqual(fingerprint({ image: 'a' }));
  });

  it('differs where a prop does', () => {
    expect(fingerprint({ image: 'a' })).not.toEqual(fingerprint({ image: 'b' }));
    expect(fingerprint({ image: 'a' })).not.toEqual(fingerprint({ name: 'a' }));
  });
});
