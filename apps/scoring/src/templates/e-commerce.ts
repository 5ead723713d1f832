import type { TemplateSource } from './template-source';
import { coldWarmHot, did } from './parts';

/** Shoppers: interest fades in steps within a quarter, orders stay. */
export const eCommerce: TemplateSource = {
  key: 'e-commerce',
  name: 'Shop interest',
  kind: 'engagement',
  description: 'For a shop: products looked at, baskets and orders, with interest fading month by month.',
  definition: {
    levels: coldWarmHot(15, 45),
    decay: { kind: 'step', percent: 40, everyDays: 30 },
    groups: { browsing: { max: 15 } },
    rules: [
      {
        name: 'Placed an order',
        points: 30,
        when: did(['order_placed', 'purchase']),
        maxPoints: 90,
        decay: { kind: 'step', percent: 20, everyDays: 90 },
      },
      {
        name: 'Buys again and again',
        points: 20,
        when: did(['order_placed', 'purchase']),
        count: { min: 3 },
        window: { days: 365 },
        decay: { kind: 'none' },
      },
      { name: 'Began the checkout', points: 12, when: did('checkout_started'), limit: { first: 1, per: 'day' } },
      { name: 'Put something into the basket', points: 8, when: did('cart_added'), limit: { first: 2, per: 'day' } },
      { name: 'Saved a product', points: 4, when: did('wishlist_added'), limit: { first: 3, per: 'week' } },
      {
        name: 'Looked at a product',
        points: 1,
        when: did('product_viewed'),
        limit: { first: 5, per: 'day' },
        group: 'browsing',
      },
      {
        name: 'Searched the shop',
        points: 1,
        when: did('searched'),
        limit: { first: 3, per: 'day' },
        group: 'browsing',
      },
      { name: 'Clicked a link', points: 3, when: did('link_clicked'), limit: { first: 1, per: 'day' } },
      { name: 'Sent an order back', points: -10, when: did('order_returned'), maxPoints: 30 },
      {
        name: 'Unsubscribed',
        points: -15,
        when: did('email_unsubscribed'),
        limit: { first: 1, per: 'lifetime' },
      },
    ],
  },
};
