import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('numbers', app => fixture('numbers', app));
