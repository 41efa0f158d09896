import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('levels', app => fixture('levels', app));
