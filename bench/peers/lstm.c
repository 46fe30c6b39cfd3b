/*
 * The LSTM training step of untraced.ts in C, in double precision, with every quantity of the trace kept.
 * Source: equations lstm.1–lstm.33 for blocks of one cell; inputs = cells = outputs = n. Built by c.ts.
 * Leaves out: intrinsics, libraries, float32: what a compiler makes of plain loops.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int n, T, G;
static double *x, *z, *w, *u, *p, *k, *bias, *bk;        /* w inputs, u recurrent: [source][ι, φ, c, ω] */
static double *a, *b, *s, *h, *o, *ak, *y;               /* the trace, rows 0..T+1 */
static double *d, *es, *ec, *dk, *dw, *du, *dp, *dwk, *db, *dbk;

static double *numbers(long count) { return calloc(count, sizeof(double)); }
static double sigma(double v) { return 1 / (1 + exp(-v)); }

static void add_product(double *restrict to, const double *restrict from, const double *restrict m, int rows, int columns) {
  for (int r = 0; r < rows; r++)
    for (int c = 0; c < columns; c++) to[c] += from[r] * m[r * columns + c];
}

static void add_outer(double *restrict m, const double *restrict from, const double *restrict to, int rows, int columns) {
  for (int r = 0; r < rows; r++)
    for (int c = 0; c < columns; c++) m[r * columns + c] += from[r] * to[c];
}

static void add_transposed(double *restrict to, const double *restrict from, const double *restrict m, int rows, int columns) {
  for (int r = 0; r < rows; r++) {
    double sum = 0;
    for (int c = 0; c < columns; c++) sum += m[r * columns + c] * from[c];
    to[r] += sum;
  }
}

static double step(void) {
  double loss = 0;
  for (int t = 1; t <= T; t++) {
    double *at = a + t * G, *bt = b + t * G, *old = s + (t - 1) * n, *now = s + t * n, *ht = h + t * n;
    memcpy(at, bias, G * sizeof(double));
    add_product(at, x + t * n, w, n, G);
    add_product(at, o + (t - 1) * n, u, n, G);
    for (int c = 0; c < n; c++) {
      at[c] += p[c] * old[c];
      at[n + c] += p[n + c] * old[c];
      bt[c] = sigma(at[c]);
      bt[n + c] = sigma(at[n + c]);
      bt[2 * n + c] = tanh(at[2 * n + c]);
      now[c] = bt[n + c] * old[c] + bt[c] * bt[2 * n + c];
      at[3 * n + c] += p[2 * n + c] * now[c];
      bt[3 * n + c] = sigma(at[3 * n + c]);
      ht[c] = tanh(now[c]);
      o[t * n + c] = bt[3 * n + c] * ht[c];
    }
    double *kt = ak + t * n, *yt = y + t * n, max = -INFINITY, sum = 0;
    memcpy(kt, bk, n * sizeof(double));
    add_product(kt, o + t * n, k, n, n);
    for (int c = 0; c < n; c++) if (kt[c] > max) max = kt[c];
    for (int c = 0; c < n; c++) sum += yt[c] = exp(kt[c] - max);
    for (int c = 0; c < n; c++) {
      yt[c] /= sum;
      dk[t * n + c] = yt[c] - z[t * n + c];
      loss += z[t * n + c] * (max + log(sum) - kt[c]);
    }
  }
  memset(dw, 0, n * G * sizeof(double));
  memset(du, 0, n * G * sizeof(double));
  memset(dp, 0, 3 * n * sizeof(double));
  memset(dwk, 0, n * n * sizeof(double));
  memset(db, 0, G * sizeof(double));
  memset(dbk, 0, n * sizeof(double));
  for (int t = T; t >= 1; t--) {
    double *e = ec + t * n, *dt = d + t * G, *next = d + (t + 1) * G, *bt = b + t * G;
    memset(e, 0, n * sizeof(double));
    add_transposed(e, dk + t * n, k, n, n);
    add_transposed(e, next, u, n, G);
    for (int c = 0; c < n; c++) {
      double in = bt[c], keep = bt[n + c], g = bt[2 * n + c], out = bt[3 * n + c], ht = h[t * n + c];
      dt[3 * n + c] = out * (1 - out) * ht * e[c];
      double v = out * (1 - ht * ht) * e[c] + b[(t + 1) * G + n + c] * es[(t + 1) * n + c] * (t < T) +
                 p[c] * next[c] + p[n + c] * next[n + c] + p[2 * n + c] * dt[3 * n + c];
      es[t * n + c] = v;
      dt[2 * n + c] = in * (1 - g * g) * v;
      dt[n + c] = keep * (1 - keep) * s[(t - 1) * n + c] * v;
      dt[c] = in * (1 - in) * g * v;
      dp[c] += dt[c] * s[(t - 1) * n + c];
      dp[n + c] += dt[n + c] * s[(t - 1) * n + c];
      dp[2 * n + c] += dt[3 * n + c] * s[t * n + c];
      dbk[c] += dk[t * n + c];
    }
    for (int j = 0; j < G; j++) db[j] += dt[j];
    add_outer(dw, x + t * n, dt, n, G);
    add_outer(du, o + (t - 1) * n, dt, n, G);
    add_outer(dwk, o + t * n, dk + t * n, n, n);
  }
  const double rate = 1e-5;
  for (int j = 0; j < n * G; j++) w[j] -= rate * dw[j];
  for (int j = 0; j < n * G; j++) u[j] -= rate * du[j];
  for (int j = 0; j < 3 * n; j++) p[j] -= rate * dp[j];
  for (int j = 0; j < n * n; j++) k[j] -= rate * dwk[j];
  for (int j = 0; j < G; j++) bias[j] -= rate * db[j];
  for (int j = 0; j < n; j++) bk[j] -= rate * dbk[j];
  return loss;
}

static void read_numbers(double *to, long count) {
  if (fread(to, sizeof(double), count, stdin) != (size_t)count) exit(2);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

/* lstm n T < numbers; prints the first loss and the median milliseconds of a step. */
static int order(const void *l, const void *r) { return (*(double *)l > *(double *)r) - (*(double *)l < *(double *)r); }
int main(int count, char **words) {
  if (count != 3) return 2;
  n = atoi(words[1]), T = atoi(words[2]), G = 4 * n;
  long R = T + 2;
  x = numbers(R * n), z = numbers(R * n), w = numbers(n * G), u = numbers(n * G), p = numbers(3 * n), k = numbers(n * n);
  bias = numbers(G), bk = numbers(n);
  a = numbers(R * G), b = numbers(R * G), s = numbers(R * n), h = numbers(R * n), o = numbers(R * n), ak = numbers(R * n), y = numbers(R * n);
  d = numbers(R * G), es = numbers(R * n), ec = numbers(R * n), dk = numbers(R * n);
  dw = numbers(n * G), du = numbers(n * G), dp = numbers(3 * n), dwk = numbers(n * n), db = numbers(G), dbk = numbers(n);
  read_numbers(x + n, T * n), read_numbers(z + n, T * n), read_numbers(w, n * G), read_numbers(u, n * G);
  read_numbers(p, 3 * n), read_numbers(k, n * n), read_numbers(bias, G), read_numbers(bk, n);
  double first = step(), samples[101];
  for (double end = now() + 500; now() < end;) step();
  double before = now();
  step();
  int times = 2 / (now() - before) + 1;
  for (int r = 0; r < 101; r++) {
    double from = now();
    for (int i = 0; i < times; i++) step();
    samples[r] = (now() - from) / times;
  }
  qsort(samples, 101, sizeof(double), order);
  printf("{\"loss\":%.17g,\"ms\":%.17g}\n", first, samples[50]);
  return 0;
}
