import type { Rule } from '@heatline/contracts';
import { describeRule } from '../words/describe-rule';
import type { Question } from './candidates';

const longestName = 120;

/** The question as a rule that may stand in a draft, named by what it asks. */
export function ruleOf(question: Question, points: number): Rule {
  const rule: Rule = { name: 'Suggested', enabled: true, points, ...asks(question) };
  const words = describeRule(rule);
  const name = words.charAt(0).toUpperCase() + words.slice(1);
  return { ...rule, name: name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name };
}

function asks(question: Question): Pick<Rule, 'when' | 'count'> {
  const { sign } = question;
  if (question.op === 'count') {
    // Once a lead, not once an event: that is what the points were fitted to.
    return { when: { event: [sign.key] }, count: { min: question.value } };
  }
  const of = { attribute: sign.key, ...(sign.kind === 'attribute' && sign.account && { account: true }) };
  switch (question.op) {
    case 'exists':
      return { when: { ...of, op: 'exists' } };
    case 'gte':
      return { when: { ...of, op: 'gte', value: question.value } };
    case 'equals':
      return { when: { ...of, op: 'equals', value: question.value } };
  }
}
