/* Asks libnotmuch in process, for mail.py; libnotmuch 0.32 or later.
 *
 *     notmuch_queries CONFIG time ROUNDS < QUERIES   for each line: messages, and milliseconds of processor time of their count and of the
 *                                                    first 20 with their ids, each the middle of ROUNDS
 *     notmuch_queries CONFIG hits < QUERIES          for each line: the ids of all messages
 *     notmuch_queries CONFIG files                   for each file: its path and the id of its message
 *
 * What stands in a line is separated by tabs. The database is opened once. Every round asks all queries in turn, so that no query is
 * asked twice in a row. Messages come as the library has them unasked: the newest first, none excluded by a tag. */
#include <notmuch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PAGE = 20, MOST_QUERIES = 10000, MOST_ROUNDS = 99, LONGEST = 4096 };

static char *queries[MOST_QUERIES];
static double counting[MOST_QUERIES][MOST_ROUNDS], paging[MOST_QUERIES][MOST_ROUNDS];
static unsigned found[MOST_QUERIES];

static void demand(int holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        exit(1);
    }
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

static double middle(double *times, int rounds)
{
    qsort(times, rounds, sizeof *times, by_size);
    return times[rounds / 2];
}

static int read_queries(void)
{
    char line[LONGEST];
    int count = 0;
    while (fgets(line, sizeof line, stdin)) {
        demand(count < MOST_QUERIES, "too many queries");
        line[strcspn(line, "\n")] = 0;
        queries[count++] = strdup(line);
    }
    return count;
}

static unsigned count(notmuch_database_t *database, const char *text)
{
    unsigned number = 0;
    notmuch_query_t *query = notmuch_query_create(database, text);
    demand(!notmuch_query_count_messages(query, &number), text);
    notmuch_query_destroy(query);
    return number;
}

/* The ids of at most so many messages, which are printed where they are to be shown. */
static size_t page(notmuch_database_t *database, const char *text, int most, int shown)
{
    size_t bytes = 0;
    notmuch_messages_t *messages;
    notmuch_query_t *query = notmuch_query_create(database, text);
    demand(!notmuch_query_search_messages(query, &messages), text);
    for (int i = 0; i < most && notmuch_messages_valid(messages); i++) {
        notmuch_message_t *message = notmuch_messages_get(messages);
        const char *id = notmuch_message_get_message_id(message);
        bytes += strlen(id);
        if (shown)
            printf(i ? "\t%s" : "%s", id);
        notmuch_message_destroy(message);
        notmuch_messages_move_to_next(messages);
    }
    notmuch_query_destroy(query);
    return bytes;
}

static void timed(notmuch_database_t *database, int rounds)
{
    int all = read_queries();
    for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < all; i++) {
            double start = now();
            found[i] = count(database, queries[i]);
            double counted = now();
            page(database, queries[i], PAGE, 0);
            counting[i][round] = counted - start;
            paging[i][round] = now() - counted;
        }
    }
    for (int i = 0; i < all; i++)
        printf("%u\t%.4f\t%.4f\n", found[i], middle(counting[i], rounds), middle(paging[i], rounds));
}

static void hits(notmuch_database_t *database)
{
    int all = read_queries();
    for (int i = 0; i < all; i++) {
        page(database, queries[i], 1 << 30, 1);
        putchar('\n');
    }
}

static void files(notmuch_database_t *database)
{
    notmuch_messages_t *messages;
    notmuch_query_t *query = notmuch_query_create(database, "*");
    demand(!notmuch_query_search_messages(query, &messages), "the messages could not be listed");
    for (; notmuch_messages_valid(messages); notmuch_messages_move_to_next(messages)) {
        notmuch_message_t *message = notmuch_messages_get(messages);
        notmuch_filenames_t *names = notmuch_message_get_filenames(message);
        for (; notmuch_filenames_valid(names); notmuch_filenames_move_to_next(names))
            printf("%s\t%s\n", notmuch_filenames_get(names), notmuch_message_get_message_id(message));
        notmuch_message_destroy(message);
    }
}

int main(int count, char **words)
{
    char *error = NULL;
    notmuch_database_t *database;
    demand(count >= 3, "usage: notmuch_queries CONFIG time ROUNDS|hits|files");
    notmuch_status_t status =
        notmuch_database_open_with_config(NULL, NOTMUCH_DATABASE_MODE_READ_ONLY, words[1], NULL, &database, &error);
    demand(!status, error ? error : "the database could not be opened");
    int rounds = count > 3 ? atoi(words[3]) : 0;
    if (!strcmp(words[2], "time")) {
        demand(rounds > 0 && rounds <= MOST_ROUNDS, "1 to 99 rounds");
        timed(database, rounds);
    } else if (!strcmp(words[2], "hits")) {
        hits(database);
    } else if (!strcmp(words[2], "files")) {
        files(database);
    } else {
        demand(0, "time, hits or files");
    }
    notmuch_database_destroy(database);
    return 0;
}
