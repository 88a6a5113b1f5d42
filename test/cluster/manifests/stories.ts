/** Many Stories as one stream of YAML documents; the numbers in `broken` (from 1) name a step that does not exist. */
export function stories(options: {
  readonly count: number;
  readonly broken: readonly number[];
  readonly prefix?: string;
}) {
  const { count, broken, prefix = "story" } = options;
  const documents = Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const needs = broken.includes(number) ? "frist" : "first";
    return document(`${prefix}-${String(number).padStart(2, "0")}`, needs);
  });
  return documents.join("---\n");
}

function document(name: string, needs: string): string {
  return `apiVersion: bubustack.io/v1alpha1
kind: Story
metadata:
  name: ${name}
spec:
  steps:
    - name: first
      type: sleep
      with:
        duration: 10s
    - name: second
      type: sleep
      needs: [${needs}]
      with:
        duration: 10s
`;
}
