/* Makes every sync to disk take two milliseconds longer. Preloaded by the bench. */
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <unistd.h>

int fsync(int file) {
    usleep(2000);
    return (int)syscall(SYS_fsync, file);
}

int fdatasync(int file) {
    usleep(2000);
    return (int)syscall(SYS_fdatasync, file);
}
