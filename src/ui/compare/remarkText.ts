import { unreachable } from '../../lib/assert.ts';
import type { ComparisonRemark } from '../../scenario/comparability.ts';
import { formatMs, formatNumber } from '../parts/formatters.ts';
import type { Texts } from '../texts/texts.ts';

/** Why two scenarios cannot be compared as they are, and what is compared all the same. */
export function remarkText(t: Texts<'compare'>, remark: ComparisonRemark): string {
  switch (remark.kind) {
    case 'same':
      return t('same');
    case 'length':
      return t('length', {
        a: formatMs(remark.aMs),
        b: formatMs(remark.bMs),
        shared: formatMs(remark.sharedMs),
      });
    case 'senders':
      return t('senders', {
        a: remark.onlyA.join(', ') || t('nobody'),
        b: remark.onlyB.join(', ') || t('nobody'),
      });
    case 'load':
      return t('load', { ids: remark.ids.join(', ') });
    case 'brokers':
      return t('brokers', { a: formatNumber(remark.a), b: formatNumber(remark.b) });
    case 'faults':
      return t('faults', { a: formatNumber(remark.onlyA), b: formatNumber(remark.onlyB) });
    default:
      return unreachable(remark);
  }
}
