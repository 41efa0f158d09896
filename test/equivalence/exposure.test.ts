import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('exposure', app => fixture('exposure', app));
