/** Whether a version like `5.3.3` is that one or newer. */
export function isAtLeast(version: string, least: string): boolean {
  const numbers = (text: string): readonly number[] => text.split('.').map(Number);
  const given = numbers(version);
  for (const [place, wanted] of numbers(least).entries()) {
    const number = given[place] ?? 0;
    if (number !== wanted) return number > wanted;
  }
  return true;
}
