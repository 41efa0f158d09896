import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('rules', app => fixture('rules', app));
