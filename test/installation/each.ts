/** Few enough that no review waits longer than its timeout on a busy machine. */
const lanes = 4;

/** Does something for each item, some at a time, in order of their start. */
export async function each<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const open = items.values();
  const lane = async () => {
    for (const item of open) await act(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
