/**
 * What the parts of the page share: the map, the data, what of them is visible, and where the map looks.
 *
 * @typedef {{
 *   home: (moving: boolean) => void, go: (bounds: L.LatLngBounds) => void,
 *   reveal: (place: number) => void}} Camera
 * @typedef {{map: L.Map, data: import("./data.js").Data, view: import("./filters.js").View, basemap: any, camera: Camera}} App
 * view is replaced whenever the state changes what is visible; basemap is the data of the page's own map
 */
export {};
