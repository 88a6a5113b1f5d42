/** What a match may still cost. One unit is one state looked at. */
export interface Fuel {
  left: number;
}
