import { quoted, rangeSql, uuid } from './range-sql';

const [one, two] = ['01930000-0000-7000-8000-000000000001', '01930000-0000-7000-8000-000000000002'];

describe('what goes into a COPY', () => {
  it('is a range of leads, from the first where nobody comes before', () => {
    expect(rangeSql({ after: one, last: two })).toBe(`lead_id <= '${two}'::uuid AND lead_id > '${one}'::uuid`);
    expect(rangeSql({ after: null, last: two }).trim()).toBe(`lead_id <= '${two}'::uuid`);
  });

  it('is never anything but a UUID where one belongs', () => {
    expect(() => uuid(`${one}' OR true --`)).toThrow(RangeError);
  });

  it('stays one literal whatever a text holds', () => {
    expect(quoted(`it's`)).toBe(`'it''s'`);
    // A backslash means itself in either setting of the server.
    expect(quoted(`a\\' OR true --`)).toBe(` E'a\\\\'' OR true --'`);
  });
});
