import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('programs', app => fixture('programs', app));
