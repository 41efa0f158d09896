import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('loops', app => fixture('loops', app));
