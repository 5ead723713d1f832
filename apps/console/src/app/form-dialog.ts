import { FormField, FormRoot } from '@angular/forms/signals';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { Button, Field, Input } from '@heatline/ui';
import { Refused } from './refused';

/** What the template of a dialog with a form is made of: title, fields, what was refused, and two buttons. */
export const formDialog = [
  Button,
  Field,
  FormField,
  FormRoot,
  Input,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
  Refused,
] as const;
