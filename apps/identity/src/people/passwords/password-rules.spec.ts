import { requireHardToGuess } from './password-rules';

const ada = { name: 'Ada Berg', email: 'ada.berg@example.com' };

describe('a chosen password', () => {
  it.each(['aaaaaaaaaaaa', 'password123', 'ada.berg@example.com', 'Heatline2026'.slice(0, 11), 'ada.berg12'])(
    'is refused when it is guessed first: %s',
    (password) => expect(() => requireHardToGuess(password, ada)).toThrow('password too easy'),
  );

  it.each(['correct horse', 'tide-lamp-9-fern', 'My heatline is warm'])('is taken otherwise: %s', (password) => {
    expect(() => requireHardToGuess(password, ada)).not.toThrow();
  });
});
