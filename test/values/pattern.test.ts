import { isIP } from 'net';
import * as fc from 'fast-check';
import { Pattern } from '../../src';
import { SEED } from '../support/runs';

describe('Pattern.CIDR', () => {
  const pattern = new RegExp(Pattern.CIDR, 'u');

  test('takes a network of either kind, and nothing that only looks like one', () => {
    expect(['192.0.2.0/24', '0.0.0.0/0', '255.255.255.255/32', '2001:db8::/32', '::/0', '::1/128', 'fe80::1:2/64', '1:2:3:4:5:6:7:8/127', 'a::B:c/9'].filter(text => !pattern.test(text))).toEqual([]);
    expect(['', '192.0.2.0', '192.0.2.0/33', '192.0.2/24', '192.0.02.0/24', '256.0.0.1/8', '192.0.2.0/024', '2001:db8::/129', '1::2::3/8', ':1/8', '1:/8', '1:2:3:4:5:6:7:8:9/8', '1:2:3:4:5:6:7::8:9/8', '12345::/8', '8.0.EE8/171', '::ffff:192.0.2.1/96']
      .filter(text => pattern.test(text))).toEqual([]);
  });

  test(`takes an address exactly when it is one (SEED=${SEED})`, () => {
    const digits = fc.constantFrom('0', '1', '9', '10', '25', '255', '256', 'f', 'ABCD', '01', '.', ':', '::');
    const address = fc.oneof(fc.ipV4(), fc.ipV6(), fc.array(digits, { maxLength: 15 }).map(parts => parts.join('')), fc.array(digits, { minLength: 2, maxLength: 9 }).map(parts => parts.join(':')));
    fc.assert(fc.property(address, text => {
      const isPlain = text.includes('.') ? !text.includes(':') : true;
      expect(pattern.test(`${text}/0`)).toBe(isPlain && isIP(text) !== 0);
    }), { seed: SEED, numRuns: 5000 });
  });
});

describe('Pattern.FILE_NAME', () => {
  const pattern = new RegExp(Pattern.FILE_NAME, 'u');

  test('takes the keys that Kubernetes takes', () => {
    expect(['a', 'password', 'tls.crt', '.dockerconfigjson', 'a..b', 'a.', '_', '-', '.-.'].filter(key => !pattern.test(key))).toEqual([]);
    expect(['', '.', '..', '...', '..a', '..data', 'a b', 'a/b'].filter(key => pattern.test(key))).toEqual([]);
    const optional = new RegExp(Pattern.OPTIONAL_FILE_NAME, 'u');
    expect(['', '.a', 'a..', '.', '..', '..a'].map(key => optional.test(key))).toEqual([true, true, true, false, false, false]);
  });
});
