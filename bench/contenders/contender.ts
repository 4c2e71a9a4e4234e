/** One way of doing the job: an HTTP POST comes in, is mapped, goes out as an HTTP POST. */
export interface Contender extends AsyncDisposable {
  name: string;
  /** Where orders are posted to. */
  url: string;
}
