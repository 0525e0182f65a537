#!/usr/bin/env node
// npm links a command only if its file is there when it installs; in a clone that is before the build.
import '../dist/cli.js'
