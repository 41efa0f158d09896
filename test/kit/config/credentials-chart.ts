import { SmallChart } from '../../support/small-chart';
import { Credentials } from '../../../src/kit';

/** A chart with a user name and a password, in every place that takes credentials. */
export function credentialsChart(values: any = {}): SmallChart {
  return new SmallChart(c => {
    const credentials = new Credentials(c, 'auth', c.values.group('auth', Credentials.values({
      entries: [{ name: 'username', description: 'Who asks.', example: 'admin' }, { name: 'password', description: 'By which it is known.' }],
    })).asProps());
    credentials.addNotes();
    c.holder({ env: [credentials.asEnv('PASSWORD', 'password')], volume: credentials.asVolume('auth'), checksum: credentials.checksum });
  }, { values });
}
